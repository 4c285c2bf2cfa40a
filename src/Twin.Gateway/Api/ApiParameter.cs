namespace Twin.Gateway.Api;

/// <summary>A part of the path, of the query or a header that a call takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">path, query or header.</param>
/// <param name="Type">What it is read as.</param>
/// <param name="Description">What it means, with its default.</param>
internal sealed record ApiParameter(string Name, string Place, Type Type, string Description);
