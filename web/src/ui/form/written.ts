/** A number as it is typed in a field: with a comma. */
export function written(value: number | undefined): string {
	return value === undefined ? '' : String(value).replace('.', ',');
}
