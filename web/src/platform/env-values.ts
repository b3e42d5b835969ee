import * as v from 'valibot';

const truths = new Map([
	['true', true],
	['1', true],
	['false', false],
	['0', false],
]);

export function wholeNumber(min: number, max: number) {
	const right = `a whole number from ${min} to ${max}`;
	return v.pipe(
		v.string(),
		v.regex(/^\d{1,9}$/, right),
		v.transform(Number),
		v.minValue(min, right),
		v.maxValue(max, right),
	);
}

export const truth = v.pipe(
	v.string(),
	v.check((text) => truths.has(text.toLowerCase()), 'true or false'),
	v.transform((text) => truths.get(text.toLowerCase()) === true),
);

export function address(protocols: string[], right: string) {
	const fits = (text: string) => protocols.includes(URL.parse(text)?.protocol ?? '');
	return v.pipe(v.string(), v.check(fits, right));
}
