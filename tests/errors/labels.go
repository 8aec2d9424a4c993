package main

func main() {
L:
	for {
		continue M
	}
M:
	{
		continue M
	}
L:
	for {
		break L
	}
}
