using System.Text.RegularExpressions;
using SummitBot.Hosting;
using SummitBot.Tests.Support;
using YamlDotNet.Serialization;

namespace SummitBot.Tests;

/// <summary>The container files, read as far as that goes without a container engine: structure, pinned images, and names that must agree.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string[] ServiceKeys =
    [
        "build", "cap_drop", "depends_on", "environment", "healthcheck", "image", "profiles", "read_only", "restart", "security_opt", "stop_grace_period", "tmpfs", "volumes",
    ];

    private static string ComposeText => Read("docker-compose.yml");

    private static Dictionary<string, object> Compose => new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(ComposeText);

    private static Dictionary<string, Dictionary<object, object>> Services =>
        ((Dictionary<object, object>)Compose["services"]).ToDictionary(s => (string)s.Key, s => (Dictionary<object, object>)s.Value);

    [Fact]
    public void Compose_file_holds_known_keys_and_pinned_images()
    {
        Assert.Empty(Compose.Keys.Except(["name", "services", "volumes"]));
        Assert.Equal(["bot", "ollama", "qdrant"], Services.Keys.Order());
        foreach (var (name, service) in Services)
        {
            Assert.Empty(service.Keys.Cast<string>().Except(ServiceKeys));
            Assert.Matches(@"^[a-z/]+:(local|v?\d+\.\d+\.\d+)$", (string)service["image"]);
            Assert.Equal("unless-stopped", service["restart"]);
            Assert.Equal(name == "ollama", service.ContainsKey("profiles"));
        }
    }

    [Fact]
    public void Volumes_are_declared_and_all_of_them_used()
    {
        var declared = ((Dictionary<object, object>)Compose["volumes"]).Keys.Cast<string>();
        var mounted = Services.Values.SelectMany(s => (List<object>)s["volumes"]).Cast<string>().Where(v => char.IsAsciiLetter(v[0])).Select(v => v.Split(':')[0]);

        Assert.Equal(declared.Order(), mounted.Order());
    }

    [Fact]
    public void Health_checks_are_commands_with_durations_and_are_there_for_who_waits_for_them()
    {
        foreach (var check in Services.Values.Where(s => s.ContainsKey("healthcheck")).Select(s => (Dictionary<object, object>)s["healthcheck"]))
        {
            Assert.Contains(((List<object>)check["test"])[0], new object[] { "CMD", "CMD-SHELL" });
            Assert.All(check.Where(c => (string)c.Key is not "test" and not "retries"), c => Assert.Matches(@"^\d+(ms|s|m)$", (string)c.Value));
        }
        foreach (var (on, how) in Services.Values.Where(s => s.ContainsKey("depends_on")).SelectMany(s => (Dictionary<object, object>)s["depends_on"]))
        {
            Assert.Equal("service_healthy", ((Dictionary<object, object>)how)["condition"]);
            Assert.True(Services[(string)on].ContainsKey("healthcheck"));
        }
    }

    [Fact]
    public void Settings_of_the_bot_exist_and_every_variable_is_explained()
    {
        var settings = ((Dictionary<object, object>)Services["bot"]["environment"]).Keys.Cast<string>().Select(k => k.Replace("__", ":", StringComparison.Ordinal));
        var explained = Read(".env.example").Split('\n').Where(l => l.Contains('=') && !l.StartsWith('#')).Select(l => l.Split('=')[0]);

        Assert.Null(SettingNames.FirstUnknown(settings));
        Assert.Equal(Variable().Matches(ComposeText).Select(m => m.Groups[1].Value).Distinct().Order(), explained.Order());
    }

    [Fact]
    public void Image_is_built_from_pinned_stages_and_runs_as_nobody_in_particular()
    {
        var lines = Read("Dockerfile").Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        var stages = lines.Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)).Select(l => Stage().Match(l)).ToList();

        Assert.All(stages, s => Assert.True(s.Success));
        Assert.Equal(["build", "run"], stages.Select(s => s.Groups["name"].Value));
        Assert.All(CopiedFrom().Matches(string.Join('\n', lines)), m => Assert.Equal("build", m.Groups[1].Value));
        Assert.Contains("USER $APP_UID", lines);
        Assert.Contains(lines, l => l.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && l.EndsWith("CMD [\"dotnet\", \"/app/SummitBot.dll\", \"health\"]", StringComparison.Ordinal));
        Assert.All(lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)), l =>
            Assert.All(l.Split(' ')[1..^1], source => Assert.True(Path.Exists(Path.Combine(RepositoryRoot.Path, source)), source)));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, file));

    [GeneratedRegex(@"\$\{([A-Z_]+)[:}]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^FROM (--platform=\$BUILDPLATFORM )?[a-z./]+:\d+\.\d+ AS (?<name>\w+)$")]
    private static partial Regex Stage();

    [GeneratedRegex(@"--from=(\w+)")]
    private static partial Regex CopiedFrom();
}
