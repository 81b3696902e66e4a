package model

// AlternativeParts returns what is needed for an alternative (A), each as a
// key; nothing for an unknown one.
func AlternativeParts(alternative string) []string {
	switch alternative {
	case "outdoor_playpen":
		return []string{"playpen", "clean_grass"}
	case "digging_box":
		return []string{"soil", "sand", "bedding", "small_rocks", "leaves", "twigs", "safe_treats"}
	case "nature_indoors":
		return []string{"clean_grass", "leaves", "small_branches"}
	case "exploration_room":
		return []string{"tunnels", "hideouts", "textured_floor"}
	case "shaded_blanket":
		return []string{"blanket", "shade", "favourite_toys"}
	}
	return nil
}
