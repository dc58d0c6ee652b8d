package worker

import (
	"bytes"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/limits"
)

// Answer is what a child answers to a file.
func Answer(data []byte, name string, t limits.Table) []byte {
	in := append(request(header{Request: intake.Request{Name: name}, Limits: t, Memory: 1 << 40, Size: len(data)}), data...)
	var out bytes.Buffer
	if err := serve(bytes.NewReader(in), &out, func(int64) {}); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// Understand is what the parent makes of an answer.
func Understand(answer []byte, t limits.Table) (*intake.Content, error) {
	a, err := readAnswer(bytes.NewReader(answer), t)
	if err != nil {
		return nil, err
	}
	return a.done()
}
