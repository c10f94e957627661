const form = document.getElementById('editor');
const answer = document.getElementById('answer');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  run().catch((error) => { answer.textContent = String(error); });
});
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

async function run() {
  const variables = JSON.parse(form.elements.variables.value || '{}');
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: form.elements.query.value, variables }),
  });
  answer.textContent = JSON.stringify(await response.json(), null, 2);
}
