package storage

import (
	_ "calmster/ui/room" // want "storage knows no window"
)
