namespace LearningMechanics.Toys.Export;

/// <summary>The library that an exported script is written for.</summary>
public enum ExportTarget
{
    /// <summary>PyTorch: gradients by <c>torch.autograd</c>.</summary>
    PyTorch,

    /// <summary>JAX: gradients by <c>jax.grad</c>, training steps compiled by <c>jax.jit</c>.</summary>
    Jax,
}
