package main

import (
	"errors"
	"expvar"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/rpc"
	"net/rpc/jsonrpc"
	"net/smtp"
	"strings"
)

type Args struct{ A, B int }
type Arith struct{}

func (Arith) Multiply(a *Args, reply *int) error {
	*reply = a.A * a.B
	return nil
}

func (Arith) Divide(a Args, reply *struct{ Q, R int }) error {
	if a.B == 0 {
		return errors.New("divide by zero")
	}
	reply.Q, reply.R = a.A/a.B, a.A%a.B
	return nil
}

func main() {
	s := rpc.NewServer()
	fmt.Println(s.Register(Arith{}))
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	go s.Accept(l)
	c, err := rpc.Dial("tcp", l.Addr().String())
	fmt.Println(err)
	var n int
	fmt.Println(c.Call("Arith.Multiply", Args{6, 7}, &n), n)
	var qr struct{ Q, R int }
	fmt.Println(c.Call("Arith.Divide", Args{17, 5}, &qr), qr)
	fmt.Println(c.Call("Arith.Divide", Args{1, 0}, &qr))
	fmt.Println(c.Call("Arith.None", Args{1, 0}, &qr))
	calls := make(chan *rpc.Call, 20)
	for i := range 20 {
		c.Go("Arith.Multiply", &Args{i, i}, new(int), calls)
	}
	sum := 0
	for range 20 {
		sum += *(<-calls).Reply.(*int)
	}
	fmt.Println(sum, c.Close(), c.Call("x", 1, nil))
	a, b := net.Pipe()
	go s.ServeCodec(jsonrpc.NewServerCodec(b))
	j := jsonrpc.NewClient(a)
	fmt.Println(j.Call("Arith.Multiply", Args{3, 4}, &n), n)
	fmt.Println(j.Call("Arith.Divide", Args{3, 0}, &qr))
	v := expvar.NewInt("count")
	v.Add(5)
	em := expvar.NewMap("m")
	em.Add("x", 2)
	em.AddFloat("f", 1.5)
	expvar.NewString("s").Set("q\"uote")
	expvar.Publish("fn", expvar.Func(func() any { return []int{1, 2} }))
	srv := httptest.NewServer(expvar.Handler())
	req, _ := http.NewRequest("GET", srv.URL, nil)
	got := false
	req = req.WithContext(httptrace.WithClientTrace(req.Context(), &httptrace.ClientTrace{GotFirstResponseByte: func() { got = true }}))
	resp, err := http.DefaultClient.Do(req)
	fmt.Println(resp.StatusCode, err, got, v, em, expvar.Get("s"), expvar.Get("fn"))
	resp.Body.Close()
	srv.Close()
	mail, _ := net.Listen("tcp", "127.0.0.1:0")
	go func() {
		c, _ := mail.Accept()
		fmt.Fprint(c, "220 hi\r\n")
		buf := make([]byte, 1000)
		for _, reply := range []string{"250 ok", "250 ok", "250 ok", "354 go", "250 queued", "221 bye"} {
			n, _ := c.Read(buf)
			fmt.Printf("%q\n", strings.SplitN(string(buf[:n]), " ", 2)[0])
			fmt.Fprint(c, reply, "\r\n")
		}
	}()
	fmt.Println(smtp.SendMail(mail.Addr().String(), nil, "a@b", []string{"c@d"}, []byte("Subject: x\r\n\r\nhi\r\n")))
}
