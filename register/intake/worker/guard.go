package worker

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// guard watches the memory of this process and calls stop when it holds more bytes than
// allowed. It works the same on every system.
func guard(allowed int64, stop func()) {
	debug.SetMaxStack(64 << 20)
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	go func() {
		for range time.Tick(10 * time.Millisecond) {
			metrics.Read(sample)
			if sample[0].Value.Uint64()-sample[1].Value.Uint64() > uint64(allowed) {
				stop()
			}
		}
	}()
}
