/** One style sheet and one picture for all outlets: no request ever leaves the machine. */
export const STYLE_SHEET = `
body { font: 16px/1.5 Georgia, serif; margin: 0 auto; max-width: 64rem; padding: 0 1rem; color: #222; }
.demonstration { background: #7a1f5c; color: #fff; padding: .4rem 1rem; font: 14px sans-serif; }
#consent { position: fixed; inset: auto 0 0 0; background: #eee; border-top: 2px solid #999; padding: 1rem; }
nav ul, .menu, .ticker { display: flex; gap: 1rem; list-style: none; padding: 0; }
.share, .share-bar, .tools, .tags, footer, .foot, .footer { color: #666; font-size: 14px; }
.columns { display: grid; grid-template-columns: 3fr 1fr; gap: 2rem; }
.smalltown .title { font-size: 24px; font-weight: bold; }
`;

export const MAP_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#e8e2d4"/><path d="M0 250 C160 190 260 290 400 210 S600 150 640 170" fill="none" stroke="#6f9fc4" stroke-width="10"/>
<circle cx="330" cy="200" r="9" fill="#7a1f5c"/><text x="16" y="340" font-family="sans-serif" font-size="16">Demonstration</text></svg>
`;
