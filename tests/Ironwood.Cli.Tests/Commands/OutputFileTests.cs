using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Tests.Commands;

public class OutputFileTests
{
    // To put a file in a device's place would take the device away from everybody.
    [Fact]
    public async Task A_device_is_refused_and_so_is_a_link_to_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["link"], "/dev/null");

        foreach (var path in new[] { "/dev/ironwood-test/out", folder["link"] })
        {
            var problem = await OutputFile.WriteAsync(path, "text", default);

            Assert.Equal(("IW7110", path), (problem?.Code, problem?.Value));
        }
        Assert.Equal("/dev/null", new FileInfo(folder["link"]).LinkTarget);
        Assert.Equal([folder["link"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_link_to_a_file_is_no_device()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "old");
        File.CreateSymbolicLink(folder["link"], folder["file"]);

        Assert.Null(await OutputFile.WriteAsync(folder["link"], "new", default));
        Assert.Equal("new", await File.ReadAllTextAsync(folder["link"]));
    }
}
