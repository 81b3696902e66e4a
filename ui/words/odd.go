package words

import (
	"time"

	"calmster/model"
)

// Odd says what cannot have been so in what the journal says of a hamster.
func Odd(name string, o model.Oddity) string {
	at := func(t time.Time) string { return T("odd.moment", model.Args{"Day": Date(t), "Clock": Clock(t)}) }
	args := model.Args{"Name": name}
	if o.Kind == model.OddBirth {
		args["When"] = Date(o.At)
	} else {
		args["When"] = at(o.At)
	}
	if o.Kind == model.OddOverlap {
		args["Other"] = at(o.OtherAt)
	}
	return T("odd."+string(o.Kind), args)
}
