namespace Ironwood.Report.Tests;

/// <summary>
/// A fact that is seen only in a browser. A workstation without Chromium skips it and says what to install; where
/// <c>CI</c> is set, as every CI service does, it fails.
/// </summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyNot;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyNot;
}
