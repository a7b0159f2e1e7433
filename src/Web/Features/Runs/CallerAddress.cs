using System.Net;
using System.Net.Sockets;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Who a limit counts.</summary>
internal static class CallerAddress
{
    private const int NetworkBytes = 8;

    extension(HttpContext context)
    {
        /// <summary>
        /// The caller's address as limits count it. One household has one IPv4 address but a whole /64 of IPv6,
        /// which counts as one too.
        /// </summary>
        public string AddressKey => context.Connection.RemoteIpAddress switch
        {
            null => "local",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } address => NetworkOf(address),
            var address => address.ToString(),
        };
    }

    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes).ToString();
    }
}
