using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>The calibration kept in the data folder, read once, and again after this process writes it.</summary>
internal sealed partial class CalibrationFile
{
    private readonly string _path;
    private volatile Calibration? _current;

    public CalibrationFile(IOptions<StorageOptions> storage, ILogger<CalibrationFile> logger)
    {
        _path = Path.Combine(storage.Value.DataFolder, "calibration.json");
        try
        {
            _current = File.Exists(_path) ? JsonSerializer.Deserialize<Calibration>(File.ReadAllText(_path)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(logger, _path, e.Message);
        }
    }

    /// <summary>null when none was made: the shipped constants hold.</summary>
    public Calibration? Current => _current;

    public async Task WriteAsync(Calibration calibration, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var aside = _path + ".new";
        await File.WriteAllTextAsync(aside, JsonSerializer.Serialize(calibration), cancellationToken);
        File.Move(aside, _path, overwrite: true);
        _current = calibration;
    }

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be read, so the shipped thresholds are used: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string path, string reason);
}
