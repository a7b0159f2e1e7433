/**
 * Shows a list as soon as something is chosen with the pointer. Whoever goes through the choices by keyboard presses
 * Enter when done: a page that changed at every arrow would take the ground away from under them.
 */
class FilterForm extends HTMLElement {
  private isPointer = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener('pointerdown', () => { this.isPointer = true; });
    form.addEventListener('keydown', () => { this.isPointer = false; });
    form.addEventListener('change', (event) => {
      if (this.isPointer && (event.target as HTMLInputElement).name) form.requestSubmit();
    });
    // What is not chosen has no place in the address.
    form.addEventListener('formdata', ({ formData }) => {
      for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
    });
  }
}

customElements.define('filter-form', FilterForm);
