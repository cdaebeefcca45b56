using System.Diagnostics;
using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Tests.Writing;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A file in a device's place would take the device away from everyone. No test writes to a device's folder.
    [Fact]
    public async Task A_link_to_a_device_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.CreateSymbolicLink(_folder["link"], "/dev/null");

        var problem = await OutputFile.WriteAsync(_folder["link"], "text", default);

        Assert.Equal(("IW7110", "is not a regular file"), (problem?.Code, problem?.Message));
        Assert.Equal("/dev/null", new FileInfo(_folder["link"]).LinkTarget);
        Assert.Equal([_folder["link"]], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("folder/pipe")]
    [InlineData("link")]
    public async Task A_pipe_is_refused_by_whatever_way_it_is_named(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using (var made = Process.Start("mkfifo", [_folder["real", "pipe"]]))
        {
            await made.WaitForExitAsync();
        }
        // The link is a folder in the path or the last name of it, or there is no link.
        Directory.CreateSymbolicLink(_folder["folder"], _folder["real"]);
        File.CreateSymbolicLink(_folder["link"], Path.Combine("real", "pipe"));
        var path = name == "pipe" ? _folder["real", "pipe"] : Path.Combine(_folder.Path, name);

        var problem = await OutputFile.WriteAsync(path, "text", default);

        Assert.Equal(("IW7110", "is not a regular file"), (problem?.Code, problem?.Message));
        Assert.Equal([_folder["real", "pipe"]], Directory.EnumerateFileSystemEntries(_folder["real"]));
        Assert.Equal(0, new FileInfo(_folder["real", "pipe"]).Length);
    }

    [Fact]
    public async Task A_link_stays_a_link_and_its_file_is_written()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await File.WriteAllTextAsync(_folder["elsewhere", "file"], "old");
        File.CreateSymbolicLink(_folder["first"], _folder["second"]);
        File.CreateSymbolicLink(_folder["second"], Path.Combine("elsewhere", "file"));

        Assert.Null(await OutputFile.WriteAsync(_folder["first"], "new", default));

        Assert.Equal("new", await File.ReadAllTextAsync(_folder["elsewhere", "file"]));
        Assert.Equal(_folder["second"], new FileInfo(_folder["first"]).LinkTarget);
    }

    [Fact]
    public async Task A_link_to_nothing_makes_its_file_and_a_link_to_itself_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.CreateSymbolicLink(_folder["link"], _folder["file"]);
        File.CreateSymbolicLink(_folder["loop"], _folder["loop"]);

        Assert.Null(await OutputFile.WriteAsync(_folder["link"], "new", default));
        Assert.Equal("new", await File.ReadAllTextAsync(_folder["file"]));
        Assert.Equal("IW7110", (await OutputFile.WriteAsync(_folder["loop"], "new", default))?.Code);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    public async Task A_file_keeps_its_mode(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await File.WriteAllTextAsync(_folder["file"], "old");
        File.SetUnixFileMode(_folder["file"], mode);

        Assert.Null(await OutputFile.WriteAsync(_folder["file"], "new", default));

        Assert.Equal(
            ("new", mode), (await File.ReadAllTextAsync(_folder["file"]), File.GetUnixFileMode(_folder["file"])));
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await File.WriteAllTextAsync(_folder["file"], "");

        Assert.Null(await OutputFile.WriteAsync(_folder["file"], "new", default));
        Assert.Equal("new", await File.ReadAllTextAsync(_folder["file"]));
    }

    [Fact]
    public async Task A_name_may_be_as_long_as_the_file_system_allows()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var file = _folder[new string('n', 255)];

        Assert.Null(await OutputFile.WriteAsync(file, "new", default));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
