using BenchmarkDotNet.Attributes;
using Ironwood.Planning;
using Ironwood.Planning.Settings;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Bench;

/// <summary>The prod stack's files to settings.</summary>
[MemoryDiagnoser]
public class SettingsBenchmarks
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "stacks");
    private StackConfiguration? _configuration;

    /// <summary>The configuration, read once.</summary>
    [GlobalSetup]
    public void SetUp() => _configuration = ReadFiles().Configuration;

    /// <summary>From files to configuration.</summary>
    [Benchmark]
    public StackFileResult ReadFiles() => StackFileReader.Read(_folder, "prod");

    /// <summary>From configuration to valid settings.</summary>
    [Benchmark]
    public SettingsResult ReadSettings() => SettingsReader.Read(_configuration!);
}
