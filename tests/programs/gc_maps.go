// Maps of pointers, slices and strings under churn.
package main

import "fmt"

type user struct {
	id      int
	name    string
	friends map[int]*user
}

func main() {
	users := map[int]*user{}
	for i := 0; i < 5000; i++ {
		u := &user{id: i, name: fmt.Sprint("user", i), friends: map[int]*user{}}
		for j := 1; j < 4; j++ {
			if f, ok := users[i-j]; ok {
				u.friends[f.id] = f
				f.friends[i] = u
			}
		}
		users[i] = u
		delete(users, i-200)
	}
	ids, links, chars := 0, 0, 0
	for id, u := range users {
		ids += id
		for fid, f := range u.friends {
			if fid != f.id {
				fmt.Println("broken")
			}
			links++
			chars += len(f.name)
		}
	}
	fmt.Println(len(users), ids, links, chars)
	bySize := map[int][]string{}
	for i := 0; i < 3000; i++ {
		s := fmt.Sprintf("%b", i)
		bySize[len(s)] = append(bySize[len(s)], s)
		if i%700 == 699 {
			clear(bySize)
		}
	}
	n := 0
	for k, v := range bySize {
		n += k * len(v)
	}
	fmt.Println(len(bySize), n, bySize[12][0])
	cache := map[string][]byte{}
	for i := 0; i < 4000; i++ {
		k := fmt.Sprint("k", i%97)
		cache[k] = append(cache[k], byte(i))
		if len(cache[k]) > 20 {
			cache[k] = nil
		}
	}
	sum := 0
	for _, v := range cache {
		for _, b := range v {
			sum += int(b)
		}
	}
	fmt.Println(len(cache), sum)
	type key struct {
		a string
		p *int
	}
	one := new(int)
	m := map[key]*key{}
	for i := 0; i < 2000; i++ {
		k := key{fmt.Sprint(i % 50), one}
		m[k] = &key{k.a + "!", new(int)}
	}
	n = 0
	for k, v := range m {
		if v.a == k.a+"!" && *v.p == 0 {
			n++
		}
	}
	fmt.Println(len(m), n)
}
