//go:build !race

package worker_test

// raced tells that the race detector is on, which takes memory and time of its own.
const raced = false
