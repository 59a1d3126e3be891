using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>The calibration kept in the data folder; what another process writes there is in use from the next question on.</summary>
internal sealed partial class CalibrationFile(IOptions<StorageOptions> storage, ILogger<CalibrationFile> logger)
{
    private readonly string _path = Path.Combine(storage.Value.DataFolder, "calibration.json");
    private volatile Reading _read = new(DateTime.MinValue, null);

    /// <summary>null when none was made, or it cannot be read: the shipped constants hold.</summary>
    public Calibration? Current
    {
        get
        {
            // Of a file that is not there the time is a constant.
            var written = File.GetLastWriteTimeUtc(_path);
            if (_read.Written != written) _read = new Reading(written, Read());
            return _read.Calibration;
        }
    }

    public async Task WriteAsync(Calibration calibration, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var aside = _path + ".new";
        await File.WriteAllTextAsync(aside, JsonSerializer.Serialize(calibration, CalibrationJson.Default.Calibration), cancellationToken);
        File.Move(aside, _path, overwrite: true);
        _read = new Reading(File.GetLastWriteTimeUtc(_path), calibration);
    }

    private Calibration? Read()
    {
        try
        {
            return File.Exists(_path) ? JsonSerializer.Deserialize(File.ReadAllText(_path), CalibrationJson.Default.Calibration) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(_path, e.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be read, so the shipped thresholds are used: {Reason}")]
    private partial void LogUnreadable(string path, string reason);

    /// <param name="Written">Last write time of the file that was read.</param>
    private sealed record Reading(DateTime Written, Calibration? Calibration);
}

[JsonSerializable(typeof(Calibration))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
