package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	name     string
	prio, ix int
}
type pq []*item

func (p pq) Len() int            { return len(p) }
func (p pq) Less(i, j int) bool  { return p[i].prio > p[j].prio }
func (p pq) Swap(i, j int)       { p[i], p[j] = p[j], p[i]; p[i].ix, p[j].ix = i, j }
func (p *pq) Push(x any)         { it := x.(*item); it.ix = len(*p); *p = append(*p, it) }
func (p *pq) Pop() any           { o := *p; it := o[len(o)-1]; *p = o[:len(o)-1]; it.ix = -1; return it }

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Print("| ")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

func main() {
	q := pq{}
	items := map[string]*item{}
	for i, n := range []string{"a", "b", "c", "d", "e", "f"} {
		it := &item{n, (i * 7) % 5, i}
		items[n] = it
		q.Push(it)
	}
	heap.Init(&q)
	items["a"].prio = 10
	heap.Fix(&q, items["a"].ix)
	heap.Push(&q, &item{name: "g", prio: 3})
	r := heap.Remove(&q, items["c"].ix).(*item)
	fmt.Println("removed", r.name, r.ix)
	for q.Len() > 0 {
		it := heap.Pop(&q).(*item)
		fmt.Print(it.name, ":", it.prio, " ")
	}
	fmt.Println()
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	show(l)
	l.MoveToFront(e4)
	l.MoveToBack(e1)
	show(l)
	l.MoveBefore(e1, e4)
	l.MoveAfter(e4, l.Back())
	show(l)
	fmt.Println(l.Remove(e1), e1.Next() == nil, l.InsertAfter(9, e1) == nil)
	m := list.New()
	m.PushBack("x")
	m.PushBackList(l)
	m.PushFrontList(m)
	show(m)
	m.Init()
	show(m)
	var zero list.List
	zero.PushBack(1)
	show(&zero)
	fmt.Println(zero.Remove(e4), zero.Front().Value, list.New().Front() == nil)
	rg := ring.New(5)
	for i := range rg.Len() {
		rg.Value = i
		rg = rg.Next()
	}
	rg.Do(func(v any) { fmt.Print(v, " ") })
	x := rg.Unlink(2)
	fmt.Println(rg.Len(), x.Len())
	rg.Link(x)
	rg.Move(-2).Do(func(v any) { fmt.Print(v, " ") })
	var zr ring.Ring
	fmt.Println(zr.Len(), zr.Next() == &zr, ring.New(0) == nil, rg.Prev().Value)
}
