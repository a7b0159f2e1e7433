using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LearningMechanics.Storage.Mapping;

/// <summary>Names columns as Postgres users expect, so that nobody has to quote them.</summary>
internal static class SnakeCaseNames
{
    public static void NameInSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            NameColumns(entity);
            foreach (var key in entity.GetKeys())
                key.SetName(SnakeCase(key.GetName() ?? ""));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(SnakeCase(key.GetConstraintName() ?? ""));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName() ?? ""));
        }
    }

    public static string SnakeCase(string name)
    {
        var written = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && char.IsLower(name[i - 1]))
                written.Append('_');
            written.Append(char.ToLowerInvariant(name[i]));
        }

        return written.ToString();
    }

    private static void NameColumns(IMutableTypeBase type)
    {
        foreach (var property in type.GetProperties())
            property.SetColumnName(SnakeCase(property.Name));
    }
}
