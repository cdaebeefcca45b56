using Ironwood.Planning.StackFiles;
using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Cli.Tests.Commands;

/// <summary>
/// The stack files in the root belong to the operator, who may change, add and delete them. All that tests say of them
/// is that the program accepts each one and that none breaks a rule that is an error.
/// </summary>
public sealed class OperatorStackTests
{
    [Fact]
    public async Task Every_stack_file_in_the_root_is_accepted_and_breaks_no_rule()
    {
        foreach (var stack in StackFileReader.Stacks(SourceTree.Root))
        {
            using var output = new StringWriter { NewLine = "\n" };
            using var error = new StringWriter { NewLine = "\n" };
            var terminal = Terminal.Plain(output, error);

            await CommandLine.RunAsync(
                ["check", "--stack", stack], terminal, SourceTree.Root, new FakeTimeProvider(CommandRun.Today));

            Assert.Equal("", error.ToString());
            Assert.Matches(@"(?m)^[0-9]+ rules: 0 errors, ", output.ToString());
        }
    }
}
