import { launch } from '../launch.ts';

// Stands for a product whose demonstration cannot be made.
await launch(async ({ parts }) => {
	const alive = setInterval(() => {}, 1000);
	parts.front = { open() {}, close: async () => clearInterval(alive) };
	return { foundingLink: null, demonstrate: () => Promise.reject(new Error('no schedule')) };
});
