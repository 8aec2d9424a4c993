package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

func check(what string, err error) {
	if err != nil {
		fmt.Println(what, err)
	}
}

func tcp() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check("listen", err)
	var all sync.WaitGroup
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				fmt.Println("accept:", errors.Is(err, net.ErrClosed))
				return
			}
			go func() {
				n, err := io.Copy(c, c)
				if n == 0 || err != nil {
					fmt.Println("echo", n, err)
				}
				c.Close()
			}()
		}
	}()
	sums := make([]int, 8)
	for i := range sums {
		all.Go(func() {
			c, err := net.Dial("tcp", l.Addr().String())
			check("dial", err)
			go func() {
				for range 50 {
					c.Write([]byte(strings.Repeat(string(rune('a'+i)), 10000)))
				}
				c.(*net.TCPConn).CloseWrite()
			}()
			b, err := io.ReadAll(c)
			check("read", err)
			for _, x := range b {
				sums[i] += int(x)
			}
			c.Close()
		})
	}
	all.Wait()
	fmt.Println(sums)
	l.Close()
	time.Sleep(10 * time.Millisecond)
	_, err = net.Dial("tcp", l.Addr().String())
	fmt.Println(errors.Is(err, syscall.ECONNREFUSED), strings.HasSuffix(err.Error(), "connect: connection refused"))
}

func deadlines() {
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	defer l.Close()
	l.(*net.TCPListener).SetDeadline(time.Now().Add(20 * time.Millisecond))
	_, err := l.Accept()
	var ne net.Error
	fmt.Println(errors.As(err, &ne) && ne.Timeout(), errors.Is(err, os.ErrDeadlineExceeded))
	l.(*net.TCPListener).SetDeadline(time.Time{})
	done := make(chan net.Conn)
	go func() {
		c, _ := l.Accept()
		done <- c
	}()
	c, err := net.DialTimeout("tcp", l.Addr().String(), time.Second)
	check("dial", err)
	s := <-done
	c.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
	n, err := c.Read(make([]byte, 1))
	fmt.Println(n, err.(*net.OpError).Op, err.(*net.OpError).Err)
	c.SetReadDeadline(time.Time{})
	go func() {
		time.Sleep(10 * time.Millisecond)
		c.SetReadDeadline(time.Unix(1, 0))
	}()
	_, err = c.Read(make([]byte, 1))
	fmt.Println(os.IsTimeout(err))
	c.SetDeadline(time.Time{})
	go func() {
		time.Sleep(10 * time.Millisecond)
		c.Close()
	}()
	_, err = c.Read(make([]byte, 1))
	fmt.Println(errors.Is(err, net.ErrClosed), err.(*net.OpError).Err)
	_, err = s.Read(make([]byte, 1))
	fmt.Println(err)
	s.Close()
	fmt.Println(errors.Is(s.Close(), net.ErrClosed))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = (&net.Dialer{}).DialContext(ctx, "tcp", l.Addr().String())
	fmt.Println(errors.Is(err, context.Canceled), err != nil)
	full, _ := net.Listen("tcp", "127.0.0.1:0")
	defer full.Close()
	w, _ := net.Dial("tcp", full.Addr().String())
	w.SetWriteDeadline(time.Now().Add(50 * time.Millisecond))
	_, err = w.Write(make([]byte, 64<<20))
	fmt.Println(os.IsTimeout(err))
}

func udp() {
	a, err := net.ListenPacket("udp", "127.0.0.1:0")
	check("udp", err)
	defer a.Close()
	b, err := net.Dial("udp", a.LocalAddr().String())
	check("udp", err)
	defer b.Close()
	fmt.Fprint(b, "ping")
	buf := make([]byte, 100)
	n, from, err := a.ReadFrom(buf)
	fmt.Println(string(buf[:n]), from.String() == b.LocalAddr().String(), err)
	a.WriteTo([]byte("pong"), from)
	n, err = b.Read(buf)
	fmt.Println(string(buf[:n]), err)
	u := a.(*net.UDPConn)
	b.Write([]byte("again"))
	n, ap, err := u.ReadFromUDPAddrPort(buf)
	fmt.Println(string(buf[:n]), ap.Addr(), err)
	u.WriteMsgUDPAddrPort([]byte("msg"), nil, ap)
	n, err = b.Read(buf)
	fmt.Println(string(buf[:n]), err)
}

func unix() {
	dir, _ := os.MkdirTemp("", "vo")
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "s")
	l, err := net.Listen("unix", name)
	check("unix", err)
	go func() {
		c, err := l.Accept()
		check("accept", err)
		f, _ := os.CreateTemp(dir, "x")
		f.WriteString("shared")
		c.(*net.UnixConn).WriteMsgUnix([]byte("fd"), syscall.UnixRights(int(f.Fd())), nil)
		c.Close()
	}()
	c, err := net.Dial("unix", name)
	check("dial", err)
	buf, oob := make([]byte, 10), make([]byte, 100)
	n, oobn, _, _, err := c.(*net.UnixConn).ReadMsgUnix(buf, oob)
	fmt.Println(string(buf[:n]), err)
	ms, err := syscall.ParseSocketControlMessage(oob[:oobn])
	check("control", err)
	fds, err := syscall.ParseUnixRights(&ms[0])
	f := os.NewFile(uintptr(fds[0]), "f")
	f.Seek(0, 0)
	text, err := io.ReadAll(f)
	fmt.Println(string(text), err)
	l.Close()
	_, err = os.Stat(name)
	fmt.Println(os.IsNotExist(err))
}

func pipe() {
	a, b := net.Pipe()
	go func() {
		a.Write([]byte("x"))
		a.Close()
	}()
	all, err := io.ReadAll(b)
	fmt.Println(string(all), err)
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	f, err := l.(*net.TCPListener).File()
	check("file", err)
	l.Close()
	l2, err := net.FileListener(f)
	check("filelistener", err)
	f.Close()
	go func() {
		c, _ := net.Dial("tcp", l2.Addr().String())
		bs := net.Buffers{[]byte("one "), []byte("two")}
		bs.WriteTo(c)
		c.Close()
	}()
	c, err := l2.Accept()
	check("accept", err)
	all, err = io.ReadAll(c)
	fmt.Println(string(all), err)
}

func main() {
	tcp()
	deadlines()
	udp()
	unix()
	pipe()
	_, err := net.Dial("tcp", "nohost.invalid:1")
	var d *net.DNSError
	fmt.Println(errors.As(err, &d))
	_, err = net.Listen("tcp", "127.0.0.1:99999")
	fmt.Println(err)
	_, err = net.Dial("zzz", "x")
	fmt.Println(err)
}
