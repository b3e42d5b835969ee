import { defineConfig } from 'vitest/config';

const serverTests = 'web/src/**/*.server.test.ts';

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'rules',
					isolate: false,
					// Properties search long, and the machine may be busy.
					testTimeout: 60_000,
					include: ['packages/*/src/**/*.test.ts', 'web/src/**/*.test.ts', 'bench/**/*.test.ts'],
					exclude: [serverTests, '**/node_modules/**'],
				},
			},
			{
				test: {
					name: 'server',
					isolate: false,
					include: [serverTests],
					globalSetup: 'scripts/testing/database-setup.ts',
					env: { LUOTSI_TEST_UNSAFE_DATABASE: '1' },
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'supervisor',
					include: ['scripts/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 30_000,
					sequence: { groupOrder: 1 },
				},
			},
			{
				test: {
					name: 'e2e',
					include: ['e2e/**/*.test.ts'],
					globalSetup: 'scripts/testing/product-setup.ts',
					testTimeout: 60_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 2 },
				},
			},
		],
	},
});
