using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SummitBot.Settings;

internal static class SettingsServiceCollectionExtensions
{
    /// <summary>Binds <typeparamref name="TOptions"/> to a configuration section and checks its annotations before anything starts.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section) where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new AnnotatedSettings<TOptions>(section));
        services.AddOptionsWithValidateOnStart<TOptions>().BindConfiguration(section);
        return services;
    }

    /// <summary>Names a setting as a person writes it, <c>Section:Key</c>; the framework's validators put the name of the options type there.</summary>
    private sealed class AnnotatedSettings<TOptions>(string section) : IValidateOptions<TOptions> where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            List<ValidationResult> failures = [];
            return Validator.TryValidateObject(options, new ValidationContext(options), failures, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(failures.Select(Named));
        }

        private string Named(ValidationResult failure)
        {
            var message = failure.ErrorMessage!;
            foreach (var member in failure.MemberNames)
                message = message.Replace($"The field {member} ", $"{section}:{member} ", StringComparison.Ordinal).Replace($"The {member} field ", $"{section}:{member} ", StringComparison.Ordinal);
            return message;
        }
    }
}
