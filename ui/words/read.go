package words

import (
	"strconv"
	"strings"
	"time"
)

// ReadDuration reads what [Duration] says, typed by hand: m:ss or h:mm:ss. A
// bare number is not taken: nobody could know whether it means minutes.
func ReadDuration(s string) (d time.Duration, ok bool) {
	fields := strings.Split(strings.TrimSpace(s), ":")
	if len(fields) < 2 || len(fields) > 3 {
		return 0, false
	}
	total := 0
	for i, f := range fields {
		n, err := strconv.ParseUint(f, 10, 16)
		if err != nil || i > 0 && (len(f) != 2 || n > 59) {
			return 0, false
		}
		total = total*60 + int(n)
	}
	return time.Duration(total) * time.Second, true
}
