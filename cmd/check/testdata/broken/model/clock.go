package model

import (
	"database/sql" // want "the model is pure"
	"time"

	"fyne.io/fyne/v2" // want "the model is pure"
)

var (
	_ sql.NullString
	_ fyne.Size
)

func stamp() time.Time { return time.Now() } // want "reads the clock with time.Now"

func age(t, now time.Time) time.Duration { return now.Sub(t) }
