export * from './generated.ts';
export * from './request.ts';
