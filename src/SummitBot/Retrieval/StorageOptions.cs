using System.ComponentModel.DataAnnotations;

namespace SummitBot.Retrieval;

/// <summary>Where the program keeps what it makes. Section <c>Storage</c>; set by <c>--data</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The data folder: corpus versions, inbox, locks. Default: <c>data</c> in the working directory.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";
}
