package main

var a1 = say("a1", c1)

var a2, a3 = pair("a2", "a3")

func init() { say("init a") }
