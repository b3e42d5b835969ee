export const load = () => ({
	rows: Array.from({ length: 25 }, (_, number) => ({ number, title: `Tarve ${number}` })),
});
