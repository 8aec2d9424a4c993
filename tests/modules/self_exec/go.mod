module example.com/self_exec

go 1.27
