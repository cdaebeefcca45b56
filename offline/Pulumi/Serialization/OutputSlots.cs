namespace Pulumi.Serialization;

/// <summary>All the output properties of one resource, waiting for its registration.</summary>
internal sealed class OutputSlots
{
    private readonly ImmutableArray<OutputMember> _members;
    private readonly OutputSlot[] _slots;

    public OutputSlots(Resource resource)
    {
        _members = OutputMember.Of(resource.GetType());
        _slots = new OutputSlot[_members.Length];
        ImmutableHashSet<Resource> owner = [resource];
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = _members[i].Attach(resource, owner);
        }
    }

    public void Fill(string urn, string id, PropertyBag state)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var member = _members[i];
            if (member.Name == "urn")
            {
                _slots[i].Fill(Resolved.Known<object?>(urn));
            }
            else if (member.Name == "id")
            {
                _slots[i].Fill(new(id, IsKnown: id.Length > 0, IsSecret: false, []));
            }
            else if (state.TryGet(member.Name, out var found))
            {
                _slots[i].Fill(new(member.Reader.Read(found.Value, member.Path), found.IsKnown, found.IsSecret, []));
            }
        }
    }

    public void FillRest(bool areKnown)
    {
        foreach (var slot in _slots)
        {
            slot.FillDefault(areKnown);
        }
    }

    public void Fail(Exception cause)
    {
        foreach (var slot in _slots)
        {
            slot.Fail(cause);
        }
    }
}
