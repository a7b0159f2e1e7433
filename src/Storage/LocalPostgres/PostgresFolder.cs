using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using LearningMechanics.Domain;

namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>Where the private server keeps what it has, under the site's data folder.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PostgresFolder
{
    /// <summary>Room a server needs to start: initdb takes 40 MB, the write-ahead log 16 MB pieces.</summary>
    public const long MinimumFreeBytes = 160L << 20;

    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string SocketName = ".s.PGSQL.5432";
    private const int LongestSocketPath = 107;

    public PostgresFolder(string siteFolder)
    {
        Site = Path.GetFullPath(siteFolder);
        Root = Path.Combine(Site, "postgres");
        Socket = ChooseSocket();
    }

    public string Site { get; }

    public string Root { get; }

    public string Cluster => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>Unix sockets cannot have long paths; then a short one stands for this folder.</summary>
    public string Socket { get; }

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    private string PasswordFile => Path.Combine(Site, "postgres.password");

    private string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    /// <summary>Whether there is a database already; an initdb that was interrupted left no version file at the end.</summary>
    public bool IsInitialized => File.Exists(Path.Combine(Root, "initialized"));

    /// <summary>Makes the folders, and says what stands in the way.</summary>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Site);
            var probe = Path.Combine(Site, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            Directory.CreateDirectory(Root, OnlyOwner);
            MakeSocketFolder();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PostgresRefusal.IsDiskFull(e.Message)
                ? PostgresRefusal.DiskFull(Site)
                : new StartRefusedException(
                    $"The data folder {Site} cannot be written: {e.Message} Give this user the right to write there, or choose another folder with LM_DATA.", e);
        }

        if (new DriveInfo(Site).AvailableFreeSpace < MinimumFreeBytes)
            throw PostgresRefusal.DiskFull(Site);
    }

    /// <summary>Refuses data of another major version, which the server would refuse less kindly.</summary>
    public void MustBeReadableBy(int major)
    {
        if (File.Exists(VersionFile) && File.ReadAllText(VersionFile).Trim() is var written && written != major.ToString())
            throw new StartRefusedException(
                $"The data in {Cluster} were written by Postgres {written}; this site brings Postgres {major}. "
                + $"Move them over with a dump (pg_dumpall of Postgres {written}), or choose another folder with LM_DATA.");
    }

    /// <summary>Clears what an interrupted start left, and makes the password.</summary>
    /// <returns>A file with the password for initdb, to be deleted.</returns>
    public string PrepareInitialization()
    {
        if (Directory.Exists(Cluster))
            Directory.Delete(Cluster, recursive: true);
        WritePrivately(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        var copy = Path.Combine(Root, "initial-password");
        WritePrivately(copy, Password);
        return copy;
    }

    public void MarkInitialized() => File.WriteAllText(Path.Combine(Root, "initialized"), "");

    public string Password
    {
        get
        {
            try
            {
                return File.ReadAllText(PasswordFile).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartRefusedException(
                    $"The database's password in {PasswordFile} cannot be read: {e.Message} Run the site as the user who made the data folder, or choose another with LM_DATA.", e);
            }
        }
    }

    /// <summary>The last lines of the server's log, where it says why it stopped.</summary>
    public string LogTail()
    {
        if (!File.Exists(Log))
            return "";
        using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(-Math.Min(log.Length, 4096), SeekOrigin.End);
        return new StreamReader(log, Encoding.UTF8).ReadToEnd();
    }

    private static void WritePrivately(string path, string text)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    private string ChooseSocket()
    {
        var beside = Path.Combine(Root, "socket");
        if (Encoding.UTF8.GetByteCount(Path.Combine(beside, SocketName)) <= LongestSocketPath)
            return beside;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..16];
        return Path.Combine("/tmp", $"lm-{name}");
    }

    private void MakeSocketFolder()
    {
        var folder = Directory.CreateDirectory(Socket, OnlyOwner);
        if (folder.LinkTarget is not null)
            throw new StartRefusedException($"{Socket} is a link somebody else may have laid: remove it.");
        folder.UnixFileMode = OnlyOwner;
    }
}
