package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"time"
)

type fake struct{}
type conn struct{}
type stmt struct{ q string }
type rows struct {
	n, max int
}
type tx struct{}

func (fake) Open(name string) (driver.Conn, error) {
	if name == "bad" {
		return nil, errors.New("cannot open")
	}
	return &conn{}, nil
}
func (*conn) Prepare(q string) (driver.Stmt, error) {
	if q == "wrong" {
		return nil, errors.New("syntax error")
	}
	return &stmt{q}, nil
}
func (*conn) Close() error              { return nil }
func (*conn) Begin() (driver.Tx, error) { return tx{}, nil }
func (tx) Commit() error                { fmt.Println("commit"); return nil }
func (tx) Rollback() error              { fmt.Println("rollback"); return nil }
func (s *stmt) Close() error            { return nil }
func (s *stmt) NumInput() int           { return -1 }
func (s *stmt) Exec(args []driver.Value) (driver.Result, error) {
	fmt.Println("exec", s.q, args)
	return driver.RowsAffected(len(args)), nil
}
func (s *stmt) Query(args []driver.Value) (driver.Rows, error) { return &rows{max: 3}, nil }
func (r *rows) Columns() []string                              { return []string{"id", "name", "when", "f"} }
func (r *rows) Close() error                                   { return nil }
func (r *rows) Next(dest []driver.Value) error {
	if r.n == r.max {
		return io.EOF
	}
	r.n++
	dest[0], dest[1], dest[2], dest[3] = int64(r.n), []byte(fmt.Sprint("n", r.n)), time.Unix(int64(r.n), 0).UTC(), nil
	return nil
}

func main() {
	sql.Register("fake", fake{})
	fmt.Println(sql.Drivers())
	db, err := sql.Open("fake", "x")
	fmt.Println(err, db.Ping())
	res, err := db.Exec("insert", 1, "two", 3.5, true, nil, time.Unix(9, 0).UTC())
	n, err2 := res.RowsAffected()
	fmt.Println(n, err, err2)
	rs, err := db.Query("select")
	for rs.Next() {
		var id int
		var name string
		var when time.Time
		var f sql.NullFloat64
		fmt.Println(rs.Scan(&id, &name, &when, &f), id, name, when, f)
	}
	cols, _ := rs.Columns()
	fmt.Println(rs.Err(), cols, rs.Close())
	var id string
	var any1 any
	var np *int
	var g sql.Null[string]
	fmt.Println(db.QueryRow("select").Scan(&id, &any1, &g, &np), id, any1, g.Valid, np)
	var bad int8
	fmt.Println(db.QueryRow("select").Scan(&id, &bad, &g, &np))
	_, err = db.Exec("wrong")
	fmt.Println(err)
	t, err := db.BeginTx(context.Background(), nil)
	_, err2 = t.Exec("update", sql.Named("a", 1))
	fmt.Println(err, err2, t.Rollback(), t.Commit())
	t, _ = db.Begin()
	fmt.Println(t.Commit())
	st, err := db.Prepare("again")
	_, err2 = st.Exec(5)
	fmt.Println(err, err2, st.Close())
	db.SetMaxOpenConns(1)
	c, err := db.Conn(context.Background())
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	_, err2 = db.Conn(ctx)
	fmt.Println(err, err2, c.Close(), db.Stats().MaxOpenConnections)
	fmt.Println(db.Close(), db.Ping())
	b, _ := sql.Open("fake", "bad")
	fmt.Println(b.Ping())
	_, err = sql.Open("none", "")
	fmt.Println(err)
}
