/** Offered as the next review: half a year on, on the last day that month surely has. */
export function nextReview(day: string): string {
	const month = Number(day.slice(5, 7)) + 6;
	const year = Number(day.slice(0, 4)) + (month > 12 ? 1 : 0);
	return `${year}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-28`;
}
