package canonical

import "verwerkingsregister/model"

// The two ways Decode can go, so that tests can hold one to the other.

// DecodeOwn is the quick one.
func DecodeOwn(b []byte) (model.Record, bool) { return decodeOwn(string(b), &memory{}, model.New) }

// DecodeAny is that of encoding/json.
var DecodeAny = decodeAny

// OwnValues is the quick way of Values.
var OwnValues = ownValues
