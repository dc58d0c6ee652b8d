package canonical

// The two ways Decode can go, so that tests can hold one to the other.
var (
	DecodeOwn = decodeOwn
	DecodeAny = decodeAny
)
