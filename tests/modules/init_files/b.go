package main

var b1 = say("b1", a1)

func init() { say("init b 1") }

var b2 = say("b2")

func init() { say("init b 2") }
