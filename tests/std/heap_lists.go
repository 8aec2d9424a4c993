// container/heap, list and ring: changes in the middle, odd positions, foreign elements.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	name     string
	priority int
	index    int
}

type queue []*item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *queue) Push(x any) {
	it := x.(*item)
	it.index = len(*q)
	*q = append(*q, it)
}
func (q *queue) Pop() any {
	old := *q
	it := old[len(old)-1]
	it.index = -1
	*q = old[:len(old)-1]
	return it
}

func forwards(l *list.List) string {
	text := ""
	for e := l.Front(); e != nil; e = e.Next() {
		text += fmt.Sprint(e.Value, " ")
	}
	for e := l.Back(); e != nil; e = e.Prev() {
		text += fmt.Sprint("<", e.Value)
	}
	return fmt.Sprint(text, " len ", l.Len())
}

func main() {
	var q queue
	items := map[string]*item{}
	for i, name := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		it := &item{name: name, priority: (i * 5) % 7}
		items[name] = it
		q = append(q, it)
		it.index = i
	}
	heap.Init(&q)
	items["a"].priority = 10
	heap.Fix(&q, items["a"].index)
	items["f"].priority = -3
	heap.Fix(&q, items["f"].index)
	removed := heap.Remove(&q, items["d"].index).(*item)
	fmt.Println(removed.name, removed.index)
	heap.Push(&q, &item{name: "new", priority: 4})
	fmt.Println(heap.Remove(&q, q.Len()-1).(*item).name)
	for q.Len() > 0 {
		it := heap.Pop(&q).(*item)
		fmt.Print(it.name, ":", it.priority, " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		heap.Pop(&q)
	}()

	var l list.List
	fmt.Println(l.Front(), l.Back(), l.Len())
	e1 := l.PushBack(1)
	e2 := l.PushFront(2)
	e3 := l.InsertAfter(3, e2)
	e4 := l.InsertBefore(4, e1)
	fmt.Println(forwards(&l))
	l.MoveToFront(e1)
	l.MoveToBack(e2)
	l.MoveBefore(e3, e1)
	l.MoveAfter(e4, e4)
	fmt.Println(forwards(&l))
	other := list.New()
	foreign := other.PushBack("x")
	fmt.Println(l.InsertBefore(9, foreign), l.InsertAfter(9, foreign), l.Remove(foreign), other.Len())
	l.MoveToFront(foreign)
	l.MoveBefore(e1, foreign)
	fmt.Println(forwards(&l))
	fmt.Println(l.Remove(e3), l.Remove(e3), e3.Next(), e3.Prev(), l.Len())
	other.PushBackList(&l)
	other.PushFrontList(other)
	fmt.Println(forwards(other))
	l.Init()
	fmt.Println(forwards(&l), e1.Next() == nil)
	for e := other.Front(); e != nil; {
		next := e.Next()
		if v, ok := e.Value.(int); ok && v%2 == 0 {
			other.Remove(e)
		}
		e = next
	}
	fmt.Println(forwards(other))

	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	show := func(r *ring.Ring) {
		r.Do(func(v any) { fmt.Print(v, " ") })
		fmt.Println("len", r.Len())
	}
	show(r)
	show(r.Move(2))
	show(r.Move(-1))
	show(r.Unlink(2))
	show(r)
	s := ring.New(2)
	s.Value = "s"
	fmt.Println(r.Link(s).Value)
	show(r)
	show(r.Link(r.Move(3)))
	show(r)
	fmt.Println(ring.New(0), r.Unlink(0))
	var zero ring.Ring
	fmt.Println(zero.Len(), zero.Next() == &zero, zero.Prev() == &zero)
	var nothing *ring.Ring
	fmt.Println(nothing.Len())
	nothing.Do(func(any) { fmt.Println("never") })
}
