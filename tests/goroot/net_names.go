package main

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
)

func main() {
	for _, s := range []string{"http://u:p@h.com:80/a%20b/c?q=1&q=2&z=%zz#frag", "mailto:a@b", "//h/p", "/rel/../x?y", "http://[::1]:8/", "http://a b/", ":bad", "http://h:port/", "x%2fy"} {
		u, err := url.Parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s|%s|%s|%s|%s|%s|%s|%s|%v\n", u.Scheme, u.Opaque, u.User, u.Host, u.Port(), u.Path, u.RawQuery, u.Fragment, u)
	}
	base, _ := url.Parse("http://h/a/b/c?x")
	for _, r := range []string{"../d", "?y", "#z", "/q", "//o/p", "./././e/.."} {
		u, err := base.Parse(r)
		fmt.Println(u, err)
	}
	v := url.Values{"b": {"2", "x y"}, "a": {"&="}}
	v.Add("a", "é")
	fmt.Println(v.Encode(), v.Get("b"), v.Has("c"))
	fmt.Println(url.ParseQuery("a=1&b=%x&c;d"))
	fmt.Println(url.PathEscape("a/b c%"), url.QueryEscape("a/b c%"))
	fmt.Println(url.JoinPath("http://h/a/", "../b", "/c"))
	for _, s := range []string{"1.2.3.4", "::ffff:1.2.3.4", "fe80::1%eth0", "1:2:3::", "256.1.1.1", "::g"} {
		a, err := netip.ParseAddr(s)
		fmt.Println(a, err, a.Is4(), a.Is4In6(), a.Zone(), a.IsPrivate(), a.Unmap(), net.ParseIP(s))
	}
	p := netip.MustParsePrefix("10.1.2.3/8")
	fmt.Println(p.Masked(), p.Contains(netip.MustParseAddr("10.200.0.1")), p.Overlaps(netip.MustParsePrefix("10.9.0.0/16")), p.Bits())
	fmt.Println(netip.ParseAddrPort("[::1]:80"))
	a := netip.MustParseAddr("9.255.255.255")
	fmt.Println(a.Next(), a.Prev(), a.Compare(a.Next()), a == netip.AddrFrom4([4]byte{9, 255, 255, 255}))
	m := map[netip.Addr]int{a: 1}
	fmt.Println(m[netip.MustParseAddr("9.255.255.255")])
	ip, n, err := net.ParseCIDR("192.168.5.7/20")
	fmt.Println(ip, n, err, n.Contains(net.IPv4(192, 168, 14, 1)), ip.DefaultMask(), n.Mask)
	fmt.Println(net.SplitHostPort("[::1%lo]:80"))
	_, _, err = net.SplitHostPort("a:b:c")
	fmt.Println(err, net.JoinHostPort("::1", "9"))
	hw, err := net.ParseMAC("00:00:5e:00:53:01")
	fmt.Println(hw, err)
	fmt.Println(net.ResolveTCPAddr("tcp", "127.0.0.1:http"))
	fmt.Println(net.LookupPort("tcp", "https"))
	addrs, err := net.LookupHost("localhost")
	fmt.Println(len(addrs) > 0, err)
	lo, err := net.InterfaceByName("lo")
	if err == nil {
		as, err := lo.Addrs()
		fmt.Println(lo.Name, lo.Flags&net.FlagLoopback != 0, len(as) > 0, err)
	}
}
