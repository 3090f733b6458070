//! Decides to which addresses a server may lead, by a redirect or by the link to the next page.
//!
//! Articles come from servers that may be hostile, while this program may run where it can reach a router, a database or
//! the metadata service of a cloud. Therefore, only public addresses are allowed, and those with the [`Scope`] of the URL
//! that the user gave.

use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs},
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// From where an address can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// From everywhere.
    Public,
    /// From the local network, by its routers.
    Private,
    /// From the local network segment only. The metadata services of clouds have such addresses.
    LinkLocal,
    /// From this machine only.
    Loopback,
}

impl Scope {
    /// Returns the scope of an address. Addresses that are reserved or belong to no single host count as
    /// [`Scope::LinkLocal`].
    fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::of_v4(address),
            IpAddr::V6(address) => {
                let segments = address.segments();
                match segments {
                    _ if address.is_loopback() => Self::Loopback,
                    // IPv4 addresses in IPv6: 6to4, NAT64 and the deprecated compatible form.
                    [0x2002, high, low, ..] | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] | [0, 0, 0, 0, 0, 0, high, low]
                        if !address.is_unspecified() =>
                    {
                        let [first, second] = high.to_be_bytes();
                        let [third, fourth] = low.to_be_bytes();
                        Self::of_v4(Ipv4Addr::new(first, second, third, fourth))
                    }
                    _ if address.is_unique_local() => Self::Private,
                    _ if address.is_unspecified() || address.is_unicast_link_local() || address.is_multicast() => {
                        Self::LinkLocal
                    }
                    _ => Self::Public,
                }
            }
        }
    }

    fn of_v4(address: Ipv4Addr) -> Self {
        match address.octets() {
            [127, ..] => Self::Loopback,
            // Shared address space of providers (RFC 6598), and networks for benchmarks (RFC 2544).
            [100, 64..=127, ..] | [198, 18..=19, ..] => Self::Private,
            [0 | 224..=255, ..] => Self::LinkLocal,
            _ if address.is_private() => Self::Private,
            _ if address.is_link_local() => Self::LinkLocal,
            _ => Self::Public,
        }
    }

    /// Returns the scope of the host of a URL: that of its first address if it is a name. A host without an address
    /// counts as public.
    pub(super) fn of_url(url: &Url) -> Self {
        let first = match url.host() {
            Some(Host::Ipv4(address)) => Some(address.into()),
            Some(Host::Ipv6(address)) => Some(address.into()),
            Some(Host::Domain(name)) => resolve(name).ok().and_then(|mut found| Some(found.next()?.ip())),
            None => None,
        };
        first.map_or(Self::Public, Self::of)
    }

    /// Whether this program may connect to an address after it was given a URL with this scope.
    fn allows(self, address: IpAddr) -> bool {
        let scope = Self::of(address);
        scope == Self::Public || scope == self
    }

    /// Whether this program may connect to the host of a URL. The addresses of a name are checked when it is resolved.
    pub(super) fn allows_host(self, url: &Url) -> bool {
        match url.host() {
            Some(Host::Ipv4(address)) => self.allows(address.into()),
            Some(Host::Ipv6(address)) => self.allows(address.into()),
            Some(Host::Domain(_)) | None => true,
        }
    }
}

fn resolve(name: &str) -> io::Result<std::vec::IntoIter<SocketAddr>> {
    (name, 0).to_socket_addrs()
}

/// Resolves names to the addresses that a scope allows. The connection uses exactly these addresses, so a name cannot
/// have another address when it is connected to than when it is checked (DNS rebinding).
pub(super) struct Resolver(pub(super) Scope);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let scope = self.0;
        Box::pin(async move {
            // Blocking is fine: the runtime has only this request.
            let (allowed, refused): (Vec<_>, Vec<_>) =
                resolve(name.as_str())?.partition(|address| scope.allows(address.ip()));
            if allowed.is_empty() && !refused.is_empty() {
                return Err(Refused.into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// A name has only addresses that are not allowed.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The host has a private address.")
    }
}

impl std::error::Error for Refused {}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn addresses_have_scopes() {
        for (address, scope) in [
            ("93.184.216.34", Scope::Public),
            ("2606:2800:220:1::1", Scope::Public),
            ("10.0.0.1", Scope::Private),
            ("172.16.0.1", Scope::Private),
            ("192.168.1.1", Scope::Private),
            ("100.64.0.1", Scope::Private),
            ("fd00::1", Scope::Private),
            ("169.254.169.254", Scope::LinkLocal),
            ("fe80::1", Scope::LinkLocal),
            ("0.0.0.0", Scope::LinkLocal),
            ("::", Scope::LinkLocal),
            ("255.255.255.255", Scope::LinkLocal),
            ("127.0.0.1", Scope::Loopback),
            ("::1", Scope::Loopback),
            ("::ffff:127.0.0.1", Scope::Loopback),
            ("::ffff:169.254.169.254", Scope::LinkLocal),
            ("2002:a00:1::", Scope::Private),
            ("64:ff9b::a9fe:a9fe", Scope::LinkLocal),
            ("::127.0.0.1", Scope::Loopback),
        ] {
            assert_eq!(Scope::of(address.parse().expect("an address")), scope, "{address}");
        }
    }
}
