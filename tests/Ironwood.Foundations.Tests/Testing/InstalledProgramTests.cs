namespace Ironwood.Foundations.Tests.Testing;

public class InstalledProgramTests
{
    [Fact]
    public void What_is_missing_is_named_with_the_packages_that_have_it()
    {
        var file = typeof(InstalledProgramTests).Assembly.Location;

        Assert.Null(InstalledProgram.WhyNot(file));
        Assert.Equal(file, InstalledProgram.Find(file));
        Assert.Null(InstalledProgram.Find("no-such-program"));
        Assert.Equal(
            "needs no-such-program, /none/other, not installed here; on Debian and Ubuntu: apt-get install "
            + "--no-install-recommends no-such-program other",
            InstalledProgram.WhyNot("no-such-program", file, "/none/other"));
    }
}
