package words

import (
	"runtime"
	"strings"
	"time"

	"calmster/model"
)

// Spell says a round duration in words: "5 minutes", "10 seconds".
func Spell(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	switch {
	case s%60 == 0:
		return T("format.minutes", model.Args{"N": s / 60})
	case s < 60:
		return T("format.seconds", model.Args{"N": s})
	}
	return Duration(d)
}

// Key says a shortcut as this kind of computer writes it.
func Key(shortcut string) string {
	if runtime.GOOS != "darwin" {
		return shortcut
	}
	return strings.NewReplacer("Ctrl+", "⌘", "Shift+", "⇧", "Alt+", "⌥").Replace(shortcut)
}
