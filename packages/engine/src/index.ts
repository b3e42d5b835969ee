export const about = "engine";
