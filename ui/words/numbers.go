package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"calmster/model"
)

// Number says a whole number: 99 as it is, 100000 with its thousands apart.
func Number(n int) string {
	digits := strconv.Itoa(n)
	if -10_000 < n && n < 10_000 {
		return digits // a year among them
	}
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + T("format.thousands", nil) + digits[at:]
	}
	return sign + digits
}

// Decimal says a number with what is behind its point, as short as it can be:
// "18.5", "18,5".
func Decimal(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", T("format.decimal", nil), 1)
}

// ReadDecimal reads a number typed by hand, with a point or a comma.
func ReadDecimal(s string) (v float64, ok bool) {
	s = strings.NewReplacer(",", ".", "−", "-").Replace(strings.TrimSpace(s))
	if strings.Trim(s, "+-.0123456789") != "" {
		return 0, false // Go also takes NaN, Inf, 1e9 and 0x1p4, which nobody means
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// Temperature says how warm it was, on the keeper's thermometer: "18 °C".
func Temperature(celsius float64, unit model.Unit) string {
	return fmt.Sprintf("%.0f %s", unit.FromCelsius(celsius), T("settings.unit."+string(unit), nil))
}

// Degrees is a temperature as it is written into a field, in the unit.
func Degrees(celsius float64, unit model.Unit) string {
	return Decimal(math.Round(unit.FromCelsius(celsius)*10) / 10)
}

// ReadDegrees reads a temperature in the unit, with or without its sign, as °C.
func ReadDegrees(text string, unit model.Unit) (celsius float64, ok bool) {
	reading, ok := ReadDecimal(strings.TrimRight(strings.TrimSpace(text), " °CF"))
	return unit.ToCelsius(reading), ok
}

// Either says several things to choose from: "Biscuit, Mochi or Pip".
func Either(things []string) string {
	n := len(things)
	switch n {
	case 0:
		return ""
	case 1:
		return things[0]
	}
	return strings.Join(things[:n-1], ", ") + " " + T("format.or", nil) + " " + things[n-1]
}
