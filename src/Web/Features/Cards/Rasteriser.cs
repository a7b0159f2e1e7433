using System.Runtime.InteropServices;
using System.Text;

namespace LearningMechanics.Web.Features.Cards;

/// <summary>
/// Turns drawings into pictures by libvips, which the front end's build puts beside the program with the site's own letters.
/// Where it is missing, as on a machine that it was not built for, the site has no pictures and says nothing of them.
/// </summary>
internal sealed unsafe partial class Rasteriser
{
    private const string LibraryPattern = "libvips-cpp*";

    private readonly delegate* unmanaged<byte*, nuint, byte*, nint, nint> read;
    private readonly delegate* unmanaged<nint, byte*, byte**, nuint*, nint, int> write;
    private readonly delegate* unmanaged<nint, void> release;
    private readonly delegate* unmanaged<void*, void> free;

    private Rasteriser(nint library)
    {
        read = (delegate* unmanaged<byte*, nuint, byte*, nint, nint>)NativeLibrary.GetExport(library, "vips_image_new_from_buffer");
        write = (delegate* unmanaged<nint, byte*, byte**, nuint*, nint, int>)NativeLibrary.GetExport(library, "vips_image_write_to_buffer");
        release = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "g_object_unref");
        free = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(library, "g_free");
    }

    /// <summary>Begins; null where the library or its letters are missing.</summary>
    public static Rasteriser? Start() => Start(Path.Combine(AppContext.BaseDirectory, "native"));

    internal static Rasteriser? Start(string folder)
    {
        if (!Directory.Exists(folder) || Directory.EnumerateFiles(folder, LibraryPattern).FirstOrDefault() is not { } path
            || !NativeLibrary.TryLoad(path, out var library))
            return null;
        // The library reads its letters' configuration by getenv, which the runtime's own variables never reach.
        if (SetVariable("FONTCONFIG_FILE", Path.Combine(folder, "fonts.conf"), 1) != 0)
            return null;
        fixed (byte* name = "learning-mechanics\0"u8)
            return ((delegate* unmanaged<byte*, int>)NativeLibrary.GetExport(library, "vips_init"))(name) == 0 ? new Rasteriser(library) : null;
    }

    /// <summary>A picture as PNG, as large as the drawing says it is; null where the drawing cannot be read.</summary>
    public byte[]? Draw(string svg)
    {
        var drawing = Encoding.UTF8.GetBytes(svg);
        // The library's functions take options in pairs, ended by null.
        fixed (byte* bytes = drawing, none = "\0"u8, format = ".png[compression=7]\0"u8)
        {
            var image = read(bytes, (nuint)drawing.Length, none, 0);
            if (image == 0)
                return null;
            byte* buffer = null;
            nuint length = 0;
            try
            {
                return write(image, format, &buffer, &length, 0) == 0 ? new ReadOnlySpan<byte>(buffer, checked((int)length)).ToArray() : null;
            }
            finally
            {
                free(buffer);
                release(image);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
