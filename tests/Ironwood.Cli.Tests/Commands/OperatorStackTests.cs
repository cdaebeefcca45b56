using Ironwood.Planning.StackFiles;
using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Cli.Tests.Commands;

/// <summary>
/// The stack files in the root belong to the operator, who may change, add and delete them. Tests do not judge them:
/// <c>./ironwood check</c> does. The program must answer for each one, with findings or with coded problems.
/// </summary>
public sealed class OperatorStackTests
{
    [Fact]
    public async Task Every_stack_file_in_the_root_has_an_answer()
    {
        foreach (var stack in StackFileReader.Stacks(SourceTree.Root))
        {
            using var output = new StringWriter { NewLine = "\n" };
            using var error = new StringWriter { NewLine = "\n" };
            var terminal = Terminal.Plain(output, error);

            var code = await CommandLine.RunAsync(
                ["check", "--stack", stack], terminal, SourceTree.Root, new FakeTimeProvider(CommandRun.Today));

            if (code == ExitCodes.Refused)
            {
                Assert.Matches(@"\AIW[0-9]{4} ", error.ToString());
                Assert.Matches(@"\n[0-9]+ problems?; nothing was done\.\n\z", error.ToString());
            }
            else
            {
                Assert.Contains(code, new[] { ExitCodes.Success, ExitCodes.Failure });
                Assert.Matches(@"(?m)^[0-9]+ rules: [0-9]+ errors?, ", output.ToString());
                Assert.Equal("", error.ToString());
            }
        }
    }
}
