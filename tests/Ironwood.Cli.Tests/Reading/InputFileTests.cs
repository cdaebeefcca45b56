using System.Diagnostics;
using Ironwood.Cli.Reading;

namespace Ironwood.Cli.Tests.Reading;

public sealed class InputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_up_to_the_bound_is_read_and_a_larger_one_is_not()
    {
        File.WriteAllBytes(_folder["exact"], new byte[1024 * 1024]);
        File.WriteAllBytes(_folder["larger"], new byte[(1024 * 1024) + 1]);

        Assert.Equal(1024 * 1024, InputFile.Read(_folder["exact"], 1).Length);
        Assert.Equal("is larger than 1 MB", Why(() => InputFile.Read(_folder["larger"], 1)));
    }

    [Fact]
    public void A_device_without_an_end_is_read_up_to_the_bound()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("is larger than 1 MB", Why(() => InputFile.Read("/dev/zero", 1)));
        }
    }

    [Fact]
    public async Task A_pipe_is_read_and_one_without_a_writer_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var (pipe, idle) = (_folder["pipe"], _folder["idle"]);
        using (var made = Process.Start("mkfifo", [pipe, idle]))
        {
            await made.WaitForExitAsync();
        }
        var written = Task.Run(() => File.WriteAllText(pipe, "text"));

        Assert.Equal("text", InputFile.ReadText(pipe, 1));
        Assert.Equal("is a pipe to which no program writes", Why(() => InputFile.Read(idle, 1)));
        await written;
        // Ends the read that still waits.
        await File.WriteAllTextAsync(idle, "");
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        using (var file = File.Create(_folder["large"]))
        {
            // It takes no space on the disk.
            file.SetLength(3L * 1024 * 1024 * 1024);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("is larger than 512 MB", Why(() => InputFile.Read(_folder["large"], 512)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public void An_unreadable_document_is_reported_in_words()
    {
        File.WriteAllBytes(_folder["bytes"], [0x61, 0xFF]);

        Assert.Equal("does not exist", Why(() => InputFile.Read(_folder["none"], 1)));
        Assert.Equal("does not exist", Why(() => InputFile.Read(Path.Combine(_folder.Path, "no", "such"), 1)));
        Assert.Equal("is a folder", Why(() => InputFile.Read(_folder.Path, 1)));
        Assert.Equal("cannot be read", Why(() => InputFile.Read("a\0b", 1)));
        Assert.Equal("contains bytes that are not UTF-8", Why(() => InputFile.ReadText(_folder["bytes"], 1)));
        Assert.Equal(
            "contains bytes that are not UTF-8", Why(() => _ = InputFile.Lines(_folder["bytes"], 9).ToArray()));
    }

    [Fact]
    public void Lines_have_any_end_and_no_mark_of_their_encoding()
    {
        File.WriteAllText(_folder["lines"], "\uFEFFa\r\nb\n\nc");

        Assert.Equal(["a", "b", "", "c"], InputFile.Lines(_folder["lines"], 9));
    }

    [Fact]
    public void A_line_without_an_end_is_not_kept_in_memory()
    {
        File.WriteAllText(_folder["lines"], new string('x', 11));

        Assert.Equal(
            "has a line of more than 10 characters", Why(() => _ = InputFile.Lines(_folder["lines"], 10).ToArray()));
    }

    private static string Why(Action read) => Assert.Throws<InputFileException>(read).Message;
}
